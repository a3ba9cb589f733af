import { cpuTarget } from '@nacre/backend-cpu';
import { webgpuTarget } from '@nacre/backend-webgpu';
import { Tensor } from '@nacre/tensor';
import { inspectPlan, type PlanInspection, type PlanTarget } from '@nacre/tensor/backend';
import type { Answer, Code, PlanView, Problem, TargetName } from './answer.ts';
import { codeOf } from './code.ts';
import { evaluate, problemOf } from './evaluate.ts';
import { mostDrawn, picture } from './picture.ts';
import { planView } from './plan-view.ts';

const targets: Readonly<Record<TargetName, PlanTarget>> = { cpu: cpuTarget, webgpu: webgpuTarget };

/** Takes a program apart: its graph, and the plan of it on each backend. Nothing is computed. */
export class Explorer {
  private readonly plans = new Map<TargetName, PlanInspection>();

  /** Answers once it is loaded. */
  ready(): void {}

  async explore(source: string): Promise<Answer> {
    this.plans.clear();
    const views = { cpu: await this.plan('cpu', source), webgpu: await this.plan('webgpu', source) };
    const [plan] = this.plans.values();
    if (plan === undefined) return { problem: views.cpu as Problem };
    const size = plan.nodes.length;
    return { size, plans: views, ...(size <= mostDrawn && { graph: picture(plan) }) };
  }

  /** What a backend makes of a launch of the program that was explored last. */
  code(target: TargetName, launch: number): Code {
    return codeOf(target, this.plans.get(target)!.launches[launch]!);
  }

  private async plan(target: TargetName, source: string): Promise<PlanView | Problem> {
    try {
      const plan = await inspectPlan(async () => tensorsIn(await evaluate(source)), targets[target]);
      this.plans.set(target, plan);
      return planView(plan);
    } catch (error) {
      return problemOf(error);
    }
  }
}

/** A tensor, or several in an array or a record. */
function tensorsIn(value: unknown): readonly Tensor[] {
  if (value === undefined) return [];
  if (value instanceof Tensor) return [value];
  const values = typeof value === 'object' && value !== null ? Object.values(value) : [value];
  const other = values.find((each) => !(each instanceof Tensor));
  if (other === undefined) return values as Tensor[];
  throw new TypeError(`the last expression gives ${typeof other}, not a tensor`);
}
