import { join } from 'node:path'
import type { EventStore } from '@huiyin/event-sourcing'
import { postgresEventStore } from '@huiyin/store-postgres'
import type { Fault } from './fault.js'
import type { Ground } from './ground.js'
import { sleep, type Place } from './place.js'

const MORE_MILLIS = 1_500
const SAYS = 'MarkNotInLog'

const endOfLog = async ({ url, operator }: Ground): Promise<number> => {
  const store: EventStore = await postgresEventStore({ url, clock: operator.clock })
  try {
    return (await store.head())?.position ?? 0
  } finally {
    await store.close()
  }
}

/** Whoever is started on a log that is not the one he knows must end and say why. */
const mustRefuse = async (place: Place): Promise<void> => {
  const said = () => place.kinds.reduce((sum, kind) => sum + place.logOf(kind).split(SAYS).length - 1, 0)
  const before = said()
  const started = await place.up().then(
    () => true,
    () => false,
  )
  await place.down(['--keep-servers'])
  if (started || said() === before) throw new Error('the processes started on a restored log and asked nobody')
}

/** The log of an hour ago comes back: what was acknowledged since is lost, and everybody has to be told so. */
export const restoreFault = (): Fault => {
  let end = 0
  return {
    name: 'log restored from a backup',
    begin: async (ground) => {
      const { place, load, url } = ground
      const backup = join(place.folder, 'log.sql')
      await place.postgres('pg_dump', '-n', 'log', '--clean', '-f', backup, '-d', url)
      await sleep(MORE_MILLIS)
      await load.still()
      await place.down(['--keep-servers'])
      await place.postgres('psql', '-qX', '-v', 'ON_ERROR_STOP=1', '-d', url, '-f', backup)
      end = await endOfLog(ground)
      await mustRefuse(place)
      await place.operate('accept-restored-log', '--reason', 'a backup was put back on purpose')
    },
    end: async ({ place, load }) => {
      await place.up()
      await load.again(end)
      load.go()
    },
  }
}
