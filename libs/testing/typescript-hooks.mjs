// Module hooks for child processes of specs: node runs the sources of the workspace as they are, like Jest does.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transform } from '@swc/core'

const { $schema, ...options } = JSON.parse(readFileSync(new URL('../../.swcrc', import.meta.url), 'utf8'))

/** `./x.js` in a source means the file `./x.ts` beside it. */
export const resolve = async (specifier, context, next) => {
  try {
    return await next(specifier, context)
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || !/^\.{1,2}\/.*\.js$/.test(specifier)) throw error
    return next(specifier.replace(/\.js$/, '.ts'), context)
  }
}

export const load = async (url, context, next) => {
  if (!url.endsWith('.ts')) return next(url, context)
  const filename = fileURLToPath(url)
  const { code } = await transform(readFileSync(filename, 'utf8'), {
    ...options,
    filename,
    swcrc: false,
    sourceMaps: 'inline',
  })
  return { format: 'module', source: code, shortCircuit: true }
}
