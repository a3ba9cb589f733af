import { packageBuild } from '../../tsup.base.ts';

export default packageBuild({
  index: 'src/index.ts',
  backend: 'src/backend.ts',
  testing: 'src/testing/index.ts',
  node: 'src/node.ts',
});
