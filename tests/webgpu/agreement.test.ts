import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll } from 'vitest';
import { testAgreement } from './agreement.ts';

const before = defaultDevice();
afterAll(() => setDefaultDevice(before));

testAgreement(5);
