import { readSettings } from '../subgraphs/common/process/read-settings';
import { engineSettings } from './engine/settings';
import { operationSettings } from './limits/operation-settings';
import { processSettings } from './limits/process-settings';
import { storeSettings } from './store/settings';

const settings = () => ({
  ...engineSettings(),
  ...operationSettings(),
  ...processSettings(),
  ...storeSettings(),
});

/** What bounds a gateway and the requests to it, where no setting says otherwise. */
export const DEFAULTS = readSettings(settings(), {});

/** What bounds a gateway and the requests to it. */
export type LimitsConfig = typeof DEFAULTS;
