"""Builds a Xapian database of lines of tokens and asks it lines of tokens: the best fifty by BM25 of any of them. Prints seconds and milliseconds."""
import sys
import time

import xapian

documents, questions, place = sys.argv[1:]
start = time.perf_counter()
database = xapian.WritableDatabase(place, xapian.DB_CREATE_OR_OVERWRITE)
with open(documents, encoding="utf-8") as lines:
    for line in lines:
        document = xapian.Document()
        for token in line.split():
            document.add_term(token)
        database.add_document(document)
database.commit()
database.close()
print(time.perf_counter() - start)

database = xapian.Database(place)
enquire = xapian.Enquire(database)
with open(questions, encoding="utf-8") as lines:
    for line in lines:
        start = time.perf_counter()
        enquire.set_query(xapian.Query(xapian.Query.OP_OR, line.split()))
        found = [match.docid for match in enquire.get_mset(0, 50)]
        print((time.perf_counter() - start) * 1000)
