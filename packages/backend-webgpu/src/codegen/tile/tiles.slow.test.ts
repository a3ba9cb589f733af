import { testTiles } from '../fixtures/tiles.ts';
import { tiles } from './tiling.ts';

testTiles(tiles);
