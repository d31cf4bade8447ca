export const ItemPage = () => null
