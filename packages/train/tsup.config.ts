import { packageBuild } from '../../tsup.base.ts';

export default packageBuild({
  index: 'src/index.ts',
  charts: 'src/charts/index.ts',
  node: 'src/node.ts',
});
