// Jest's transform while evidence is collected: swc as always, then the taps.
import { readFileSync } from 'node:fs'
import swcJest from '@swc/jest'
import { withTaps } from './taps.mjs'

const TAPS_TEXT = readFileSync(new URL('taps.mjs', import.meta.url), 'utf8')
const slashed = (file) => file.replaceAll('\\', '/')

/** Jest asks for this by its name. */
export const createTransformer = (options) => {
  const swc = swcJest.createTransformer(options)
  const tapped = (compiled, source, file) => ({ ...compiled, code: withTaps(compiled.code, source, slashed(file)) })
  return {
    canInstrument: swc.canInstrument,
    process: (source, file, more) => tapped(swc.process(source, file, more), source, file),
    processAsync: async (source, file, more) => tapped(await swc.processAsync(source, file, more), source, file),
    getCacheKey: (source, file, more) => swc.getCacheKey(source + TAPS_TEXT, file, more),
  }
}

export default { createTransformer }
