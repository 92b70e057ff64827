-- By which keys CXone may recognise the contact: 1 the e-mail, 2 the phone, 3 both. Contacts of a request share it.
ALTER TABLE merge_entry ADD COLUMN rules INTEGER NOT NULL DEFAULT 3;
-- Which lane chose the rules of the last request where both wait with different ones.
ALTER TABLE merge_dispatch ADD COLUMN bulk_chose INTEGER NOT NULL DEFAULT 0;
