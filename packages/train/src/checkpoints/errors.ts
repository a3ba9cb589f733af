import { NacreError } from '@nacre/tensor';

/**
 * A checkpoint that could not be written. Earlier ones are whole, and so is training.
 * @example new CheckpointWriteError('step-100', new Error('no space left')).checkpoint; // 'step-100'
 */
export class CheckpointWriteError extends NacreError {
  override readonly name: string = 'CheckpointWriteError';
  readonly checkpoint: string;

  constructor(checkpoint: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super('checkpoints', `cannot write ${checkpoint} (${reason})`, 'check the folder, its permissions and the space left');
    this.checkpoint = checkpoint;
    this.cause = cause;
  }
}

/**
 * A checkpoint that is not as it was written: cut, or changed.
 * @example new CheckpointDamagedError('step-100', 'state.json', 'has 12 bytes instead of 40').file; // 'state.json'
 */
export class CheckpointDamagedError extends NacreError {
  override readonly name: string = 'CheckpointDamagedError';
  readonly checkpoint: string;
  /** The file in it. */
  readonly file: string;

  constructor(checkpoint: string, file: string, problem: string) {
    super(
      'checkpoints',
      `${checkpoint} is damaged: ${file} ${problem}`,
      "remove it, or pass {damaged: 'previous'} to go on from the one before",
    );
    this.checkpoint = checkpoint;
    this.file = file;
  }
}

/**
 * A checkpoint of other training than it should be resumed by.
 * @example new CheckpointMismatchError('the model has no fc2.weight').operation; // 'resume'
 */
export class CheckpointMismatchError extends NacreError {
  override readonly name: string = 'CheckpointMismatchError';

  constructor(problem: string) {
    super('resume', problem, 'resume with the model and the options that the checkpoint was made with');
  }
}
