import { expose } from 'comlink';
import { Host } from './kit/host.ts';
import { programs } from './programs.ts';

expose(new Host(programs));
