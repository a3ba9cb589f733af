import { describeAgainstPyTorch } from './on-device.ts';

describeAgainstPyTorch('webgpu');
