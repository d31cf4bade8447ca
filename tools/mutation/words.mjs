// A plugin of Stryker: what a definition says of itself for the catalogue is read by people and decides nothing.
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

const DEFINES = new Set(['event', 'voidingEvent'])
/** `event(1, 'An item arrived.', …)`: the sentence of an event; `says: 'An item arrived.'` wherever it stands. */
const isSaid = ({ node, parent }) =>
  (node.type === 'ObjectProperty' && node.key.name === 'says') ||
  (node.type === 'StringLiteral' && parent?.type === 'CallExpression' && DEFINES.has(parent.callee.name))

/** Stryker finds its plugins under this name. */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'words', {
    shouldIgnore: (path) => (isSaid(path) ? 'words for the catalogue' : undefined),
  }),
]
