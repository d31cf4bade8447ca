import type { embeddedClickHouse } from '@huiyin/clickhouse'
import { embeddedAdapters, type Adapters } from '@huiyin/host/adapters'
import { DEFECTS, type DefectName } from './defects.js'
import type { Point } from './protocol.js'

type Client = ReturnType<typeof embeddedClickHouse>

/** These adapters, telling when a batch of lists or a range for ClickHouse is on its way. */
const watching = (own: Adapters, tell: (point: Point) => void, keep: (client: Client) => void): Adapters => ({
  ...own,
  clickHouse: (options) => {
    const client = own.clickHouse(options)
    const insert = client.insert.bind(client)
    client.insert = async (...parts) => {
      const result = await insert(...parts)
      tell('inserted')
      return result
    }
    keep(client)
    return client
  },
  lists: (options) => {
    const lists = own.lists<never>(options)
    const live: typeof lists.live = {
      ...lists.live,
      keep: (work, move) => {
        tell('lists')
        return lists.live.keep(work, move)
      },
    }
    return { ...lists, live } as never
  },
  ranges: (options) => {
    const ranges = own.ranges(options)
    return {
      ...ranges,
      begin: async (generation, range) => {
        await ranges.begin(generation, range)
        tell('range')
      },
    }
  },
})

/** The adapters of a child, with a defect or without; `client` is the one the installation opened. */
export const adaptersFor = (defect: DefectName | null, tell: (point: Point) => void) => {
  const kept: Client[] = []
  const own = defect === null ? embeddedAdapters : DEFECTS[defect](embeddedAdapters)
  const adapters = watching(own, tell, (client) => kept.push(client))
  return { adapters, client: (): Client => kept[0]! }
}
