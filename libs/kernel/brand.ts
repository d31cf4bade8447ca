declare const brand: unique symbol

/** A plain value that the compiler keeps apart from its like: `Brand<string, 'ItemId'>` is no `Brand<string, 'UnitId'>`. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
