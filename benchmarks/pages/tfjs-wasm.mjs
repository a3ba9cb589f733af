import '@tensorflow/tfjs-backend-wasm';

export { step } from './tfjs.mjs';
