import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { defaultClientConditions, defineConfig, type Plugin } from 'vite'

/** Chunks that change together: the frame everybody loads, and the charts only leaders' pages do. */
const inModules = (names: string) => new RegExp(`node_modules[\\\\/](${names})[\\\\/]`)

/** Below this a compressed answer is no faster. */
const WORTH_BYTES = 1_024

/** Lays a brotli and a gzip twin beside every text of the bundle; the server sends what the browser takes. */
const compressed = (): Plugin => ({
  name: 'compressed-twins',
  apply: 'build',
  writeBundle: ({ dir = 'dist' }) => {
    for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|css|html|svg|json)$/.test(name)) continue
      const file = join(dir, name)
      const text = readFileSync(file)
      if (text.length < WORTH_BYTES) continue
      writeFileSync(`${file}.br`, brotliCompressSync(text))
      writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }))
    }
  },
})

export default defineConfig({
  base: '/',
  plugins: [compressed()],
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
      ['/graphql', '/commands', '/questions', '/session', '/health'].map((path) => [
        path,
        process.env['HUIYIN_SERVER'] ?? 'http://127.0.0.1:4000',
      ]),
    ),
  },
})
