import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '@huiyin/contracts'
import type { Viewer } from '@huiyin/nest-platform'
import { commandGate, type Consumer, type PublishedEvent } from '@huiyin/messaging'
import { listProjector } from '@huiyin/read-model'
import { embeddedBus, sqliteCopyStore } from '@huiyin/bus-embedded'
import { sqliteLists } from '@huiyin/lists-sqlite'
import { localFiles } from '@huiyin/files-local'
import { sqliteEventStore } from '@huiyin/store-sqlite'
import { settableClock } from '@huiyin/testing'
import { bindContexts, LISTS, PUBLISHERS, type Lists } from '@huiyin/host/contexts'
import { takeDataFolder } from '@huiyin/host/data-folder'
import { openPersonalData } from '@huiyin/host/personal-data'
import { contextOf, gateOver, viewerWith, type Sending } from './gate.js'
import { at, TENANT, ZONE, type EmbeddedMode } from './world.js'

const COUNTING = { zone: ZONE, calendar: 'cn@2026.1' }
const settings = { of: () => COUNTING, add: () => undefined, all: () => ({ tenants: { [TENANT]: COUNTING } }) }

/** Somebody outside who hears all that intake publishes; and somebody who can handle none of it. */
const listeners = () => {
  const heard: PublishedEvent[] = []
  const all: Consumer = { name: 'hears-all', from: 'intake', handle: async (event) => void heard.push(event) }
  const handle = () => Promise.reject(new Error('cannot take anything'))
  return { heard, consumers: [all, { name: 'takes-nothing', from: 'intake', handle }] satisfies Consumer[] }
}

const openFiles = async (path: string) => {
  const folder = takeDataFolder(path)
  const clock = settableClock(at('2020-04-28', '09:00:00.000'))
  const store = sqliteEventStore({ file: folder.log, clock })
  const lists = sqliteLists<Lists>({ file: folder.lists, lists: LISTS })
  const projector = await listProjector({ store, lists: LISTS, generation: lists.live })
  const personal = await openPersonalData(folder, store)
  const files = localFiles({ folder: folder.files })
  return { folder, clock, store, lists, projector, personal, files, copies: sqliteCopyStore({ file: folder.marks }) }
}

const openContexts = async (
  { store, clock, copies, personal, files, folder, lists, projector }: Awaited<ReturnType<typeof openFiles>>,
  mode: EmbeddedMode,
) => {
  const computeRanking = () => Promise.resolve(null)
  const caughtUp = async () => {
    while (await projector.step());
  }
  const own = { query: lists.query, caughtUp }
  const context = { store, clock, settings, copies, erasure: personal, files, lists: own, computeRanking }
  const { ports, consumers } = await bindContexts(context)
  const send = commandGate({ ports, clock, zoneOf: () => ZONE, print: personal.print })
  const { heard, consumers: others } = listeners()
  const all = [...consumers(send), ...others]
  const bus = embeddedBus({ store, publishers: PUBLISHERS, consumers: all, file: folder.marks, mode, attempts: 3 })
  return { send, bus, heard }
}

/**
 * The product over a folder as an installation keeps it — log, lists, marks, vault and journal in SQLite and files —
 * without ClickHouse and HTTP. What is written there is there to be read byte by byte.
 */
export const sealedHouse = async (path: string, mode: EmbeddedMode) => {
  const opened = await openFiles(path)
  const { store, lists, projector, personal, copies, files, folder, clock } = opened
  const { send, bus, heard } = await openContexts(opened, mode)
  const gate = gateOver(send)
  const drain = async () => {
    await bus.settle()
    while (await projector.step());
  }
  const asksAs = async (viewer: Viewer, name: string, input: object, more: Partial<Sending> = {}) => {
    const answer = await gate(viewer, { context: contextOf(name), name, input, ...more })
    await drain()
    return answer
  }
  await bus.start()
  return {
    ...{ send, store, personal, files, clock, heard, folder, drain },
    deadLetters: bus.deadLetters,
    /** A command by somebody with this role; what follows from it has happened when the answer comes. */
    asks: (role: Role, name: string, input: object, commandId?: string) =>
      asksAs(viewerWith([role], { unitIds: ['desk'] }), name, input, commandId === undefined ? {} : { commandId }),
    /** The same by somebody with other roles, or with another time of the event. */
    asksAs,
    close: async () => {
      await bus.stop()
      copies.close()
      await personal.vault.close()
      await lists.close()
      await store.close()
      folder.release()
    },
  }
}
export type SealedHouse = Awaited<ReturnType<typeof sealedHouse>>

const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()

/** The files below a folder in which a text stands in clear, in UTF-8 or in either order of UTF-16. */
export const filesWith = (folder: string, text: string): readonly string[] => {
  const wide = Buffer.from(text, 'utf16le')
  const forms = [Buffer.from(text, 'utf8'), wide, swapped(wide)]
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .filter((file) => forms.some((form) => readFileSync(file).includes(form)))
}
