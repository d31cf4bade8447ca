// Rebuilds lists or figures of a data folder in small batches and says each step, to be killed at one of them.
import { writeSync } from 'node:fs'
import { systemClock } from '@huiyin/kernel'
import { sqliteEventStore } from '@huiyin/store-sqlite'
import { embeddedAdapters } from '../adapters.ts'
import { takeDataFolder } from '../data-folder.ts'
import { openTables } from '../projections.ts'
import { rebuilding } from '../rebuilding.ts'

const folder = takeDataFolder(process.argv[2])
const store = sqliteEventStore({ file: folder.log, clock: systemClock })
const tables = openTables(folder, store, embeddedAdapters)
const onProgress = () => writeSync(1, 'step\n')
await rebuilding(tables)(process.argv[3], { onProgress, batch: 60 })
await tables.close()
await store.close()
folder.release()
