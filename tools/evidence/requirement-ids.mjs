/** The requirements a title names, each once: S0-01 and the like. */
export const requirementIds = (title) => [...new Set(title.match(/\bS[0-4]-\d{2}\b/g) ?? [])]

/** The order of every list of codes, ids and paths: by their characters, the same on every machine. */
export const byText = (one, other) => (one < other ? -1 : one > other ? 1 : 0)
