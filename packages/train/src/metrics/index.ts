export { accuracy, topK } from './accuracy.ts';
export {
  type Average,
  type ClassificationOptions,
  type ClassificationValue,
  confusionMatrix,
  f1,
  precision,
  recall,
} from './confusion.ts';
export type { LabelOptions } from './labels.ts';
export { meanAbsoluteError, meanSquaredError, type PerplexityOptions, perplexity } from './means.ts';
export type { Metric, Metrics, MetricValue } from './metric.ts';
