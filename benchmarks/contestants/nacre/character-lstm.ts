import { Linear, Module } from '@nacre/layers';
import { Parameter, stack, type Tensor, zeros } from '@nacre/tensor';

const [vocabulary, embedded, hidden] = [65, 64, 256];

/** Characters [batch, time] to logits [batch · time, vocabulary] through an embedding and one LSTM layer, its steps unrolled. */
export class CharacterLSTM extends Module {
  readonly embedding: Tensor = new Parameter(zeros([vocabulary, embedded]));
  readonly weight_ih: Tensor = new Parameter(zeros([4 * hidden, embedded]));
  readonly weight_hh: Tensor = new Parameter(zeros([4 * hidden, hidden]));
  readonly bias: Tensor = new Parameter(zeros([4 * hidden]));
  readonly output = new Linear(hidden, vocabulary);

  override forward(characters: Tensor): Tensor {
    const [batch, time] = characters.shape as [number, number];
    const byTime = characters.t().flatten() as Tensor<[number], 'int32'>;
    const inputs: Tensor = this.embedding.indexSelect(0, byTime).matmul(this.weight_ih.t()).add(this.bias);
    const recurrent: Tensor = this.weight_hh.t();
    let [h, c]: [Tensor, Tensor] = [zeros([batch, hidden]), zeros([batch, hidden])];
    const outputs: Tensor[] = [];
    for (let step = 0; step < time; step++) {
      const gates: Tensor = inputs.narrow(0, step * batch, batch).add(h.matmul(recurrent));
      const [input, forget, cell, output] = gates.chunk(4, 1) as [Tensor, Tensor, Tensor, Tensor];
      c = forget.sigmoid().mul(c).add(input.sigmoid().mul(cell.tanh()));
      h = output.sigmoid().mul(c.tanh());
      outputs.push(h);
    }
    return this.output.forward(stack(outputs, 1).reshape([batch * time, hidden]) as Tensor);
  }
}
