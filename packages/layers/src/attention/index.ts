export * from './multi-head.ts';
export * from './scaled-dot-product.ts';
