export const trainingOps = new Set(['SGD', 'Adam', 'AdamW', 'LeNet5', 'OneCycleLR']);
export const runTraining = async (..._a: unknown[]): Promise<void> => {
  throw new Error('todo');
};
