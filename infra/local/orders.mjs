// What the servers of this folder have in common: a free port, and the orders they take.
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

const listening = () =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => resolve(server))
  })

/**
 * So many ports of this machine that nobody listens on now, no two of them the same: each is held until all are found. One
 * let go before the next is asked for comes back in one of a hundred rounds of eleven (28 of 3,000 on Linux).
 */
export const freePorts = async (count) => {
  const held = await Promise.all(Array.from({ length: count }, listening))
  const ports = held.map((server) => server.address().port)
  await Promise.all(held.map((server) => new Promise((closed) => server.close(closed))))
  return ports
}

/** A port of this machine that nobody listens on now. */
export const freePort = async () => (await freePorts(1))[0]

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
