/** The contexts, each a service with processes of its own. */
export const CONTEXTS = ['intake', 'rectification', 'accountability', 'evaluation', 'campaign', 'organisation'] as const
export type ContextName = (typeof CONTEXTS)[number]

/** Every kind of process an installation has that others ask, or that asks others. */
export const PROCESSES = [...CONTEXTS, 'vault', 'dashboard-api', 'citizen', 'open311', 'projector', 'operator'] as const

/** The name of a kind of process: what it signs with, and is asked by. */
export type ProcessName = (typeof PROCESSES)[number]
