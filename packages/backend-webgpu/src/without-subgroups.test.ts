import { describeWithoutSubgroups } from '../testing/without-subgroups.ts';

describeWithoutSubgroups(4);
