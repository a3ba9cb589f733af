/** What WGSL has on a device beside what it has on all. */
export interface Target {
  /** Subgroups that know which part of their workgroup they are. */
  readonly subgroups: boolean;
}

export const portable: Target = { subgroups: false };
