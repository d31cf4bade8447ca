export const CityPage = () => null
