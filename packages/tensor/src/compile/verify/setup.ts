import { setVerifier } from '../verifier.ts';
import { completeVerifier } from './index.ts';

/* Loaded by vitest before every test file: whatever tests compile is verified pass by pass. */
setVerifier(completeVerifier);
