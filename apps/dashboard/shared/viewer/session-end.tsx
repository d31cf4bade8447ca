import { createContext, useContext } from 'react'

/** What is done when the server no longer knows the session. */
export const SessionEnd = createContext<() => void>(() => undefined)
export const useSessionEnd = (): (() => void) => useContext(SessionEnd)
