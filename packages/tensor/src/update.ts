import { settle, takeDifferentiated } from './runtime/gradients.ts';
import { deviceHolding, forgetAssignments, realize, takeTurns } from './runtime/realize.ts';
import type { Tensor } from './tensor.ts';

/**
 * Carries out every assignment recorded so far, in one plan with the losses on which `backward` was called and with `also`:
 * what an optimizer's step ends with. The losses are plain values afterwards.
 * @example
 * const w = new Parameter(tensor([2]));
 * w.square().sum().backward();
 * w.assign(noGrad(() => w.sub(w.grad!.mul(0.1))), 'descent');
 * await applyUpdates('descent');
 * await w.array(); // [1.6]
 */
export async function applyUpdates(operation: string, also: readonly Tensor[] = []): Promise<void> {
  const losses = takeDifferentiated();
  const wanted = also.map((x) => x.node);
  try {
    await realize(operation, wanted, undefined, losses);
  } catch (error) {
    forgetAssignments();
    throw error;
  } finally {
    settle(losses);
  }
  await takeTurns(deviceHolding([...losses, ...wanted]));
}
