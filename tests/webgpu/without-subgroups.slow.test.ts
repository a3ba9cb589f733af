import { describeWithoutSubgroups } from './without-subgroups.ts';

describeWithoutSubgroups(1);
