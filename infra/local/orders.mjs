// What the servers of this folder have in common: a free port, and the orders they take.
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** A port of this machine that nobody listens on now. */
export const freePort = () =>
  new Promise((resolvePort, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolvePort(port))
    })
  })

/**
 * Does what the command line orders. `start` gives what is printed as JSON; `find` gives what is printed, and whether all
 * is there (exit code 2 where it is not). What fails is said in a sentence, with exit code 1.
 */
export const takeOrders = async (name, { start, stop, find }) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ folder: { type: 'string' }, port: { type: 'string' }, immediate: { type: 'boolean' } },
      cable: { type: 'string' },
    },
  })
  const folder = resolve(values.folder ?? `data/${name}`)
  try {
    const [order] = positionals
    if (order === 'start') console.log(JSON.stringify(await start(folder, values.port, values.cable)))
    else if (order === 'stop') await stop(folder, values.immediate === true)
    else if (order === 'find') {
      const { says, isThere } = find()
      console.log(says)
      process.exitCode = isThere ? 0 : 2
    } else throw new Error('start, stop or find, and --folder')
  } catch (error) {
    console.error(error instanceof Error ? `${error.message}${error.stderr ?? ''}` : error)
    process.exitCode = 1
  }
}
