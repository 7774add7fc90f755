import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const DEFAULT_PATH = '/usr/bin/chromium';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a headless Chromium with a profile of its own. A machine without one fails the test instead of
 * passing it by.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? DEFAULT_PATH;
  if (!existsSync(executablePath)) {
    throw new Error(
      `The browser tests need Chromium, and ${executablePath} does not exist. On Debian or Ubuntu: ` +
        'apt-get update && apt-get install -y chromium. Elsewhere, set CHROMIUM_PATH to a Chromium or Chrome.',
    );
  }
  return chromium.launch({ executablePath, headless: true, args: FLAGS });
}
