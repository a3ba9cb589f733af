/*
 * What the worker of the explorer tells the page: plain data.
 */

/** What a program is planned for. */
export type TargetName = 'cpu' | 'webgpu';

/** What is wrong with a program, and where, if that is known; lines and columns begin with 1. */
export interface Problem {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

/** A graph, drawn: inputs above, results below. */
export interface GraphPicture {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly DrawnNode[];
  /** The lines between them, as data of an SVG path. */
  readonly edges: readonly string[];
}

export interface DrawnNode {
  /** Of the middle. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly kind: 'input' | 'result' | 'between';
  /** What it does, and on what. */
  readonly name: string;
  /** `[64, 32] float32` */
  readonly type: string;
}

export interface PlanView {
  readonly launches: readonly LaunchView[];
  /** What lies in scratch memory when. */
  readonly scratch: readonly ScratchView[];
  /** For each node of the graph, the launches that compute it. */
  readonly launchesOf: readonly (readonly number[])[];
}

export interface LaunchView {
  readonly name: string;
  /** `kernel`, or which routine of the backend. */
  readonly kind: string;
  readonly flops: number;
  readonly bytes: number;
  /** `b0 reads x [64, 128]: input, 32,768 bytes` */
  readonly buffers: readonly string[];
  /** Its loops and expressions. */
  readonly loops: string;
  /** The nodes that it computes, and the inputs that it reads. */
  readonly nodes: readonly number[];
}

/** An allocation of scratch memory, and the values that share it. */
export interface ScratchView {
  readonly bytes: number;
  readonly values: readonly {
    readonly name: string;
    readonly offset: number;
    readonly bytes: number;
    /** The first and the last launch that need it. */
    readonly from: number;
    readonly to: number;
  }[];
}

export interface Explored {
  /** How many nodes there are. */
  readonly size: number;
  /** Left out if there are too many to look at. */
  readonly graph?: GraphPicture;
  readonly plans: Readonly<Record<TargetName, PlanView | Problem>>;
}

export type Answer = Explored | { readonly problem: Problem };

/** What a backend makes of a launch. */
export interface Code {
  /** In a few words. */
  readonly about: string;
  readonly text: string;
}
