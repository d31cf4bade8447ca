import type { AsOf, Parameter } from '@huiyin/analytics'
import type { DataFolder } from './data-folder.js'

/** What the process with the log asks of the process with the lists and ClickHouse. */
export interface ProjectorCalls {
  listsCaughtUp(): void
  caughtUp(): void
  ask(question: { name: string; asOf: AsOf; parameters: Readonly<Record<string, Parameter>> }): readonly unknown[]
  close(): void
}

/** The files the other process works on. */
export type ProjectorFolder = Pick<DataFolder, 'log' | 'lists' | 'ranges' | 'clickhouse'>

/** To the process with the lists: `open` first and once; `grown`: the log has. */
export type ToProjector =
  | { readonly is: 'open'; readonly folder: ProjectorFolder }
  | { readonly is: 'grown' }
  | { readonly is: 'call'; readonly id: number; readonly name: keyof ProjectorCalls; readonly given: unknown }

/** From it: the answer to a call (0: to `open`), how far it has come, what its operator should know. */
export type FromProjector =
  | { readonly is: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly is: 'fault'; readonly id: number; readonly says: string }
  | { readonly is: 'reached'; readonly lists: number; readonly figures: number; readonly peakKilobytes: number }
  | { readonly is: 'stopped'; readonly where: string; readonly says: string }
  | { readonly is: 'notice'; readonly says: string }
