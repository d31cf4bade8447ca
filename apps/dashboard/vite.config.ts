import { defaultClientConditions, defineConfig } from 'vite'

/** Chunks that change together: the frame everybody loads, and the charts only leaders' pages do. */
const inModules = (names: string) => new RegExp(`node_modules[\\\\/](${names})[\\\\/]`)

export default defineConfig({
  base: '/',
  resolve: { conditions: ['@huiyin/source', ...defaultClientConditions] },
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // antd marks its files for servers that render; here they are only bundled.
      onLog: (level, log, next) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : next(level, log)),
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: inModules('react|react-dom|scheduler|react-router') },
            {
              name: 'charts',
              test: inModules(
                'recharts|victory-vendor|d3-[^\\\\/]+|@reduxjs|react-redux|immer|es-toolkit|decimal\\.js-light|reselect',
              ),
            },
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/graphql', '/commands', '/session', '/health'].map((path) => [
        path,
        process.env['HUIYIN_SERVER'] ?? 'http://127.0.0.1:4000',
      ]),
    ),
  },
})
