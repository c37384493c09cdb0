import BetterSqlite3 from 'better-sqlite3';

/** The reference of the command line: Node opens the same database, reads one row and ends. */
const db = new BetterSqlite3(process.argv[2]);
console.log(db.prepare('select title from tasks order by id limit 1').pluck().get());
db.close();
