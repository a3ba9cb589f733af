import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll } from 'vitest';
import { testFlatMemory } from './flat-memory.ts';

const before = defaultDevice();
afterAll(() => setDefaultDevice(before));

testFlatMemory(10_000);
