import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the GraphiQL page into dist/explorer. Addresses are relative, so that it also works below a path. */
export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react()],
  build: {
    outDir: here('../../dist/explorer'),
    emptyOutDir: true,
    sourcemap: false,
    // Monaco is one large chunk, loaded once and kept by the browser; the warning would be noise.
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      // GraphiQL titles its icons after their functions: minified, a screen reader would say "f t icon".
      output: { keepNames: true },
      // Libraries carry "use no memo" for a compiler that we do not run.
      checks: { moduleLevelDirective: false },
    },
  },
  worker: { format: 'es' },
});
