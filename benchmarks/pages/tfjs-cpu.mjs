import '@tensorflow/tfjs-backend-cpu';

export { step } from './tfjs.mjs';
