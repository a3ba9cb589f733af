import { describeAgainstPyTorch } from './on-device.ts';

// The conformance suite holds WebGPU to the reference device, and that one is held to PyTorch in every case.
describeAgainstPyTorch('webgpu', 8);
