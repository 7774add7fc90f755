import { readSettings } from '../subgraphs/common/process/read-settings';
import { accessSettings } from './access/settings';
import { engineSettings } from './engine/settings';
import { operationSettings } from './limits/operation-settings';
import { processSettings } from './limits/process-settings';
import { storeSettings } from './store/settings';
import { swapSettings } from './swap/settings';

const settings = () => ({
  ...accessSettings(),
  ...engineSettings(),
  ...operationSettings(),
  ...processSettings(),
  ...storeSettings(),
  ...swapSettings(),
});

/** What bounds a gateway and the requests to it, where no setting says otherwise. */
export const DEFAULTS = readSettings(settings(), {});

/** What bounds a gateway and the requests to it. */
export type LimitsConfig = typeof DEFAULTS;
