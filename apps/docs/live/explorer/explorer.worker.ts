import { expose } from 'comlink';
import { Explorer } from './explorer.ts';

// Room for the calls between an error and the program that led to it.
Error.stackTraceLimit = 100;
expose(new Explorer());
