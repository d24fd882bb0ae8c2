"""What tests are made of: passages and mentions made by hand, and the tables of cases."""
