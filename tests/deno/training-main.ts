import { stdout } from 'node:process';
import { train } from '../browser/short-training.ts';

// SwiftShader takes long over the shaders that Deno makes.
const steps = 2;
stdout.write(JSON.stringify({ cpu: await train('cpu', steps), webgpu: await train('webgpu', steps) }));
