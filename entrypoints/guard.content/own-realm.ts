/**
 * What a port has brought, as an object of this world. In Firefox it is of the page's realm: this world
 * may look at it, but neither at the bytes in it nor hand functions to its methods.
 */
export const ownRealm = (data: unknown): unknown =>
  import.meta.env.FIREFOX ? structuredClone(data) : data;
