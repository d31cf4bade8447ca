/** Stands for no filter in the address, because a filter left out means the role's own first view. */
export const ALL = 'all'
