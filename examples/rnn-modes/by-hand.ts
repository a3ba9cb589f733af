import { Linear, RNN } from '@nacre/layers';
import { noGrad, randn, type Tensor, zeros } from '@nacre/tensor';

/** How far, at most, numbers computed by hand are from the layer's and autograd's. */
export interface Differences {
  readonly outputs: number;
  readonly gradients: number;
}

/**
 * An RNN unrolled over six steps, h = tanh(Wxh · x + Whh · h + b), y = Why · h, and back-propagation through time for the loss ½ Σ y²:
 * with δ = (1 − h²) ⊙ (Whyᵀ · y + Whhᵀ · δ of the next step), the gradient of Whh is Σ δ · hᵀ of the step before, that of Wxh Σ δ · xᵀ.
 */
export async function compareByHand(): Promise<Differences> {
  const [steps, input, hidden, output] = [6, 3, 5, 2];
  const [rnn, head] = [new RNN(input, hidden), new Linear(hidden, output, { bias: false })];
  const [{ weightIh, weightHh, biasIh, biasHh }] = rnn.weights[0] as unknown as [Record<string, Tensor>];
  const why = head.weight as Tensor;
  const x = randn([steps, input]) as Tensor;

  const [states] = rnn.forward(x) as [Tensor, Tensor];
  const y = head.forward(states) as Tensor;
  y.square().sum().mul(0.5).backward();
  const taught = [weightIh!.grad, weightHh!.grad, why.grad] as Tensor[];

  const own = noGrad(() => {
    const column = (t: number): Tensor => x.select(0, t).unsqueeze(1) as Tensor;
    const h: Tensor[] = [zeros([hidden, 1])];
    for (let t = 0; t < steps; t++) {
      const sum = weightIh!.matmul(column(t)).add(weightHh!.matmul(h[t]!)) as Tensor;
      h.push(sum.add(biasIh!.add(biasHh!).unsqueeze(1) as Tensor).tanh() as Tensor);
    }
    const outputs = h.slice(1).map((each) => why.matmul(each) as Tensor);

    let [ofInput, ofHidden, ofOutput]: [Tensor, Tensor, Tensor] = [
      zeros([hidden, input]),
      zeros([hidden, hidden]),
      zeros([output, hidden]),
    ];
    let delta: Tensor = zeros([hidden, 1]);
    for (let t = steps - 1; t >= 0; t--) {
      const error = why.t().matmul(outputs[t]!).add(weightHh!.t().matmul(delta)) as Tensor;
      delta = error.mul(h[t + 1]!.square().neg().add(1)) as Tensor;
      ofInput = ofInput.add(delta.matmul(column(t).t())) as Tensor;
      ofHidden = ofHidden.add(delta.matmul(h[t]!.t())) as Tensor;
      ofOutput = ofOutput.add(outputs[t]!.matmul(h[t + 1]!.t())) as Tensor;
    }
    return { outputs, gradients: [ofInput, ofHidden, ofOutput] };
  });
  const outputs = await Promise.all(own.outputs.map((each, t) => distance(each.squeeze(1) as Tensor, y.select(0, t) as Tensor)));
  const gradients = await Promise.all(own.gradients.map((each, i) => distance(each, taught[i]!)));
  return { outputs: Math.max(...outputs), gradients: Math.max(...gradients) };
}

const distance = async (a: Tensor, b: Tensor): Promise<number> => (await a.sub(b).abs().max().item()) as number;
